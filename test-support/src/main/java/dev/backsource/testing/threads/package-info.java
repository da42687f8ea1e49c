/**
 * Two threads, in each order of their steps. Lincheck, which explores the orders, is a test dependency of each module that uses this package.
 * Processes do not belong here: their orders are those of the Alloy models.
 */
@NullMarked
package dev.backsource.testing.threads;

import org.jspecify.annotations.NullMarked;
