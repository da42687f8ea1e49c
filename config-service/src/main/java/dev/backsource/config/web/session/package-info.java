/**
 * Sessions of browsers: the cookie, and what a request has to say beside it. What a session is belongs to {@code access.sessions};
 * how somebody signs in to the API and the console.
 */
@NullMarked
package dev.backsource.config.web.session;

import org.jspecify.annotations.NullMarked;
