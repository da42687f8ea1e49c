/**
 * Strict JSON. The shape of a body is defined once; its reader and its schema in the OpenAPI document are derived from it. Unknown,
 * repeated and wrongly typed fields are reported with their paths. The content of bodies doesn't belong here.
 */
@NullMarked
package dev.backsource.config.web.json;

import org.jspecify.annotations.NullMarked;
