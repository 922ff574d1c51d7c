"""Formats that other programs read: code hosts, build servers, editors."""
