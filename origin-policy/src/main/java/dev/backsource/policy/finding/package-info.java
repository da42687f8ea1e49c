/**
 * The findings: each one thing that pre-flights, probes, edges or the service measured to be wrong, with its gate, evidence and remedy. {@link
 * dev.backsource.policy.finding.FindingKind} is the registry of their kinds. Measuring does not belong here, nor the alerts and states that carry
 * findings. Depends on {@code domain} and {@code protocol}.
 */
@NullMarked
package dev.backsource.policy.finding;

import org.jspecify.annotations.NullMarked;
