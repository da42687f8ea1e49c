// The page that a link of POST /api/v1/sign-in-links leads to: its form has what stands behind the #, which no server and no log sees.
document.querySelector('form').elements.link.value = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
