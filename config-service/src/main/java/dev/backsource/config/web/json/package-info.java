/**
 * Strict JSON. A body's shape is described once; its reader and its schema in the OpenAPI document are made of that. Whatever is
 * unknown, given twice or of another type is reported with its path. What a body holds doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.json;

import org.jspecify.annotations.NullMarked;
