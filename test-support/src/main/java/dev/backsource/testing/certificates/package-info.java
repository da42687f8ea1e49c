/** Certificates that tests make or are given. */
@NullMarked
package dev.backsource.testing.certificates;

import org.jspecify.annotations.NullMarked;
