/**
 * What probers report: alerts, and the states of a domain's ports. How alerts are raised does not belong here but to
 * origin-health-service.
 */
@NullMarked
package dev.backsource.config.api.alerts;

import org.jspecify.annotations.NullMarked;
