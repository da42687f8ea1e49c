/** What is asked of servers that aren't Backsource's, and is taken of their answers. Whom to ask, and what it means, belongs to who asks. */
@NullMarked
package dev.backsource.config.outgoing;

import org.jspecify.annotations.NullMarked;
