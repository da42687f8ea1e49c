/** The whole stack on one machine, without containers. {@code infrastructure} starts what the services need. */
@NullMarked
package dev.backsource.local;

import org.jspecify.annotations.NullMarked;
