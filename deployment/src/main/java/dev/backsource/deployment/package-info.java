/**
 * What a deployment sets alike for several services, read once for all: where origins may be, and which ports stand for 80 and
 * 443. Depends on the kernel only; what the settings mean is said there.
 */
@NullMarked
package dev.backsource.deployment;

import org.jspecify.annotations.NullMarked;
