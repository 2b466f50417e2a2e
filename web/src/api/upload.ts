import { csrfToken } from './client';
import { noteConnection } from './connection';
import { connectionLost, problemOf } from './problem';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sends one file as the raw body; fetch cannot tell how much has left, so the older call does it. */
export function upload<T>(address: string, file: Blob, onPercent: (percent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    request.upload.onprogress = (event) => event.lengthComputable && onPercent(Math.round((100 * event.loaded) / event.total));
    request.onerror = () => reject(connectionLost());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 401) noteConnection({ expired: true });
      if (request.status < 300) resolve(body as T);
      else reject(problemOf(request.status, body));
    };
    request.send(file);
  });
}
