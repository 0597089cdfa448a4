"""FollowTheMoney: the record as entities and statements of its model, and what that model cannot hold."""
