/**
 * The OpenID provider that people sign in at, where one is set: what it says of itself and of people is fetched, bounded and verified
 * here, and what their groups stand for is worked out. Sessions belong to {@code access.sessions}; requests, cookies and pages to the
 * web and the console.
 */
@NullMarked
package dev.backsource.config.access.provider;

import org.jspecify.annotations.NullMarked;
