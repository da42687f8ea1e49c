/**
 * Sessions of browsers: the cookie, and the further proof that a request needs. Sessions themselves belong to {@code access.sessions};
 * signing in belongs to the API and the console.
 */
@NullMarked
package dev.backsource.config.web.session;

import org.jspecify.annotations.NullMarked;
