#!/usr/bin/env python3
"""Runs a command three times and prints the shortest time in seconds (what others do on the machine only adds); its output goes nowhere."""
import subprocess
import sys
import time

taken = []
for _ in range(3):
    started = time.monotonic()
    subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
    taken.append(time.monotonic() - started)
print(f"{min(taken):.3f}")
