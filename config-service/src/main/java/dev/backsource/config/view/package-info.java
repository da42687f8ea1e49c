/**
 * A compacted topic read whole into memory. Depends on no other package here.
 */
@NullMarked
package dev.backsource.config.view;

import org.jspecify.annotations.NullMarked;
