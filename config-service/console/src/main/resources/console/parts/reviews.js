// Whether a change request waits for the caller.

/** Whether the caller may decide on it: in the role of its reviewer, and not on a request of their own that needs a second person. */
export const reviews = (app, request) => app.may(request.reviewer) && !(request.requester.id === app.caller.id && request.needsSecondPerson);
