package io.headroom.board;

import io.headroom.edit.Edit;
import io.headroom.plan.TenantId;
import javafx.geometry.Bounds;

/// A legal target under a drag.
///
/// @param tenant who is dragged
/// @param edit what a drop would do
/// @param target where the target is, in the coordinates of the scene
public record Aim(TenantId tenant, Edit edit, Bounds target) {}
