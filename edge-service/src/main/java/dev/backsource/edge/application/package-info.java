/**
 * The edge as a Quarkus application: its configuration, health, management port, meters and Kafka's channels. Creates
 * one {@link dev.backsource.edge.assembly.Edge} and runs it. The edge's own parts do not belong here.
 */
@NullMarked
package dev.backsource.edge.application;

import org.jspecify.annotations.NullMarked;
