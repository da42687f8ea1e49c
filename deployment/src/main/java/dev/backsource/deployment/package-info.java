/**
 * Settings that a deployment gives several services alike: the allowed origins, the ports that stand for 80 and 443, the trusted keys; in packages of
 * their own, the services' common behaviour at Kafka and at their listeners. A setting of one service does not belong here, nor does the meaning of
 * the settings, which is the kernel's. Depends on the kernel only.
 */
@NullMarked
package dev.backsource.deployment;

import org.jspecify.annotations.NullMarked;
