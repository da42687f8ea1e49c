/** The console in a real browser, over the stack of processes. What the API answers by itself does not belong here. */
@NullMarked
package dev.backsource.system.console;

import org.jspecify.annotations.NullMarked;
