package dev.backsource.config.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page counts from 0
 * @param size how many items a page holds; the last one may hold fewer
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
