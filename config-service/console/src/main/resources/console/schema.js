// The schema of a domain, from which the forms of its parts are made.
export { default } from 'domain.schema.json';
