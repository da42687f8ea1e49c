/**
 * Change requests: changes of domains that need another person's decision. What a weakened domain is belongs to the kernel, and which changes need
 * consent to {@code domain}, which this package depends on.
 */
@NullMarked
package dev.backsource.config.changerequests;

import org.jspecify.annotations.NullMarked;
