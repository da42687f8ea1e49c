/**
 * What the edge holds, for operators who ask why a request goes where it goes. Answers on the management port, never to
 * clients. Depends on {@code routing}.
 */
@NullMarked
package dev.backsource.edge.inspection;

import org.jspecify.annotations.NullMarked;
