/**
 * The whole stack on one machine, without containers. {@code infrastructure} starts what the services need, {@code
 * demo} is an origin to try things on, {@code stack} puts all together. Classes belong to one of these; none belongs
 * here.
 */
@NullMarked
package dev.backsource.local;

import org.jspecify.annotations.NullMarked;
