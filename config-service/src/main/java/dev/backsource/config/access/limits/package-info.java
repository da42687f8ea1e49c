/**
 * How much one caller may ask for: so many requests in a time, counted in memory at each instance. Who a caller is does not belong
 * here, nor what is answered to one who asks too much, nor what a team may own.
 */
@NullMarked
package dev.backsource.config.access.limits;

import org.jspecify.annotations.NullMarked;
