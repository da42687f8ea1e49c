/**
 * The edge as a Quarkus application: its configuration, health, management port, meters and Kafka's channels. Makes one
 * {@link dev.backsource.edge.assembly.Edge} and runs it; what the edge consists of does not belong here.
 */
@NullMarked
package dev.backsource.edge.application;

import org.jspecify.annotations.NullMarked;
