/**
 * Which alerts a domain's port states call for, and what they say. Pure functions; clocks and publishing do not belong
 * here. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.health.alert;

import org.jspecify.annotations.NullMarked;
