/**
 * The whole stack on one machine, without containers. {@code demo} is an origin to try things on, {@code stack} puts all
 * together. Broker and database are those of {@code dev.backsource.infrastructure}. Classes belong to one of the two; none
 * belongs here.
 */
@NullMarked
package dev.backsource.local;

import org.jspecify.annotations.NullMarked;
