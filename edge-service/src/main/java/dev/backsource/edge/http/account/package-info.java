/**
 * What is counted and written down of every answer. Depends on {@code http.upstream}.
 */
@NullMarked
package dev.backsource.edge.http.account;

import org.jspecify.annotations.NullMarked;
