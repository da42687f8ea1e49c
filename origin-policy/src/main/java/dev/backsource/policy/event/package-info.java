/** The five events the services exchange, their JSON, their CloudEvents headers and the topics they travel on. */
@NullMarked
package dev.backsource.policy.event;

import org.jspecify.annotations.NullMarked;
