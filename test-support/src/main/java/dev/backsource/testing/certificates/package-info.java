/** Certificates that tests make or are given. Trusting them does not belong here. */
@NullMarked
package dev.backsource.testing.certificates;

import org.jspecify.annotations.NullMarked;
