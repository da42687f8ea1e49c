export { CHANGE_REQUESTS } from 'texts/change-requests.js';
