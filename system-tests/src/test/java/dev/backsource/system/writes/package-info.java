/** Writers that change domains over REST whatever becomes of the services, and the book of what they asked for and were told. */
@NullMarked
package dev.backsource.system.writes;

import org.jspecify.annotations.NullMarked;
