/**
 * Custom ports that operators ask for, and what administrators decide. What a granted port means belongs to the kernel, and granting
 * without a request to {@code domain}, which this package depends on.
 */
@NullMarked
package dev.backsource.config.ports;

import org.jspecify.annotations.NullMarked;
