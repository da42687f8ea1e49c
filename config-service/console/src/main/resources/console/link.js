// The page of a sign-in link (POST /api/v1/sign-in-links): puts the fragment, unseen by servers and logs, into the form.
document.querySelector('form').elements.link.value = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
