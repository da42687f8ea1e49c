package dev.backsource.config.traffic;

import java.util.Map;

/** What one edge did in a step, each per second. */
record Rates(double requests, double hits, double misses, Map<String, Double> errors) {}
