/** The packaged command line as a process of its own, over the stack of processes. What files say to it belongs here too; rules of domains don't belong here. */
@NullMarked
package dev.backsource.system.cli;

import org.jspecify.annotations.NullMarked;
