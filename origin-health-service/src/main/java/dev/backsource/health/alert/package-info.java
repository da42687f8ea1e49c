/**
 * The alerts that a domain's port states call for, and their texts. Pure functions; clocks and publishing do not belong
 * here. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.health.alert;

import org.jspecify.annotations.NullMarked;
