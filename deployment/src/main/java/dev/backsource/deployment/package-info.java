/**
 * Settings that a deployment gives several services alike: where origins may be, which ports stand for 80 and 443, whose events are
 * believed; in packages of their own, what services do alike at Kafka and at their listeners. A setting of one service does not belong
 * here, nor does the meaning of the settings, which is the kernel's. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.deployment;

import org.jspecify.annotations.NullMarked;
