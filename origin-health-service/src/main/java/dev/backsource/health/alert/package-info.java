/** Which conditions of a domain its port states make, and what is told of them. Pure; depends on the kernel only. */
@NullMarked
package dev.backsource.health.alert;

import org.jspecify.annotations.NullMarked;
