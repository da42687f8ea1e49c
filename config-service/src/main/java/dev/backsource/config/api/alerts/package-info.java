/** Reports of probers: alerts, and the states of a domain's ports. Raising alerts belongs to origin-health-service. */
@NullMarked
package dev.backsource.config.api.alerts;

import org.jspecify.annotations.NullMarked;
