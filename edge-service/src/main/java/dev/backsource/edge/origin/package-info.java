/**
 * One back-to-origin request, from the choice of the origin to the end of the response, and what its failures mean. Depends on
 * {@code origin.choice}, {@code origin.connection}, {@code origin.address}, {@code http} and {@code routing}. What makes a
 * request belongs to one event loop and takes no lock. Which header fields are sent, and on which connection, does not belong
 * here but to {@code http.fields} and {@code origin.connection}.
 */
@NullMarked
package dev.backsource.edge.origin;

import org.jspecify.annotations.NullMarked;
