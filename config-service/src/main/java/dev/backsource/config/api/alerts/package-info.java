/**
 * What probers report: alerts, and the states of a domain's ports. How alerts are raised is the prober's.
 */
@NullMarked
package dev.backsource.config.api.alerts;

import org.jspecify.annotations.NullMarked;
