/**
 * Clients for requests that no proper client would send. Ordinary requests do not belong here: the JDK's client makes
 * them.
 */
@NullMarked
package dev.backsource.testing.http;

import org.jspecify.annotations.NullMarked;
