/**
 * URLs as edges and services compare them: the normal form of a request target, and the ways in which servers are known to read a path. The kind of
 * content of a path belongs to {@code domain}, and the scope of a purge to {@code purge}. Depends on nothing.
 */
@NullMarked
package dev.backsource.policy.url;

import org.jspecify.annotations.NullMarked;
