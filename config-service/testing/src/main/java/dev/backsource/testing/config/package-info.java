/**
 * The shared code of the unit tests of config-service's modules: samples, and a scheduler that a test turns. What starts the application doesn't belong
 * here, nor anything that depends on a module of config-service.
 */
@NullMarked
package dev.backsource.testing.config;

import org.jspecify.annotations.NullMarked;
