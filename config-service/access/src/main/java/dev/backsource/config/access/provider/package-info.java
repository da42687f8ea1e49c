/**
 * The OpenID provider for sign-ins, where one is set: its metadata and its statements about people are fetched, bounded and verified here,
 * and groups are mapped to roles. Sessions belong to {@code access.sessions}; requests, cookies and pages belong to the web and the
 * console.
 */
@NullMarked
package dev.backsource.config.access.provider;

import org.jspecify.annotations.NullMarked;
