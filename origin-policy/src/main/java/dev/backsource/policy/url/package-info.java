/**
 * URLs as edges and services compare them: the normal form of a request target, and the ways in which servers are known to read a
 * path. Which content a path is for does not belong here but to {@code domain}, nor what a purge names. Depends on nothing.
 */
@NullMarked
package dev.backsource.policy.url;

import org.jspecify.annotations.NullMarked;
