import type { Contact } from './api';
import styles from './Procedures.module.css';

/** Who answers for the data, with ways to reach them. */
export function ContactLinks({ contact }: { contact: Contact }) {
  return (
    <span className={styles.contact}>
      {contact.name}
      {contact.phone && (
        <>
          {' '}
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`} onClick={(event) => event.stopPropagation()}>
            {contact.phone}
          </a>
        </>
      )}
      {contact.email && (
        <>
          {' '}
          <a href={`mailto:${contact.email}`} onClick={(event) => event.stopPropagation()}>
            {contact.email}
          </a>
        </>
      )}
    </span>
  );
}

export const contactText = ({ name, phone, email }: Contact) => [name, phone, email].filter(Boolean).join(', ');
